import { report, usage } from './usage';

// Loaded before either program with `node --require`, so that neither of them knows that it is measured.
process.on('exit', () => report(usage()));
