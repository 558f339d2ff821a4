import { App } from 'cdktf';
import { HandWrittenStack } from './stack';

// The whole program, as a person writes one: node main.js <output folder>
const app = new App({ outdir: process.argv[2] ?? 'cdktf.out', stackTraces: false });
new HandWrittenStack(app, 'fraud-dev-eastus2');
app.synth();
