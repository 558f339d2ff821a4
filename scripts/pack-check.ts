import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { mustRun } from './command';
import { newConsumer } from './packed/consumer';
import { COMMON_JS, ES_MODULE, PACKAGE, TYPESCRIPT, TYPESCRIPT_TEST } from './packed/programs';
import { contentProblems, packProject } from './packed/tarball';
import { typeCheck } from './packed/type-check';
import { Tally } from './tally';
import { inTemporaryFolder } from './temporary-folder';

/** The package as its users get it: packed, installed into an empty project, run and compiled there; and vendored. */
async function main(): Promise<void> {
  const tally = new Tally();
  await inTemporaryFolder(async (folder) => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    let project = '';
    await tally.check('npm pack', () => {
      const { path, files, megabytes } = packProject(folder);
      project = newConsumer(folder, path, manifest);
      const problems = contentProblems(files, manifest);
      if (problems.length > 0) throw new Error(problems.join('\n'));
      return `(${files.length} files, ${megabytes.toFixed(1)} MB)`;
    });
    if (project === '') return;
    await checkInstalled(tally, project);
    await checkTypes(tally, project);
    await checkVendored(tally, project);
  });
  tally.finish();
}

async function checkInstalled(tally: Tally, cwd: string): Promise<void> {
  const runs = (name: string, command: string, ...args: string[]) =>
    tally.check(name, () => void mustRun(command, args, { cwd }));
  await runs('npm ls finds every dependency once, in the right release', 'npm', 'ls');
  await tally.check('npx secured-ml --help', () => {
    const { stdout } = mustRun('npx', ['--no', '--', 'secured-ml', '--help'], { cwd });
    if (!stdout.includes('Usage: secured-ml')) throw new Error(`expected the usage of secured-ml, got:\n${stdout}`);
    return undefined;
  });
  copyFileSync(join(cwd, 'node_modules', PACKAGE, 'examples', 'minimal.yaml'), join(cwd, 'mine.yaml'));
  await runs('npx secured-ml synth, on a copy of an example', 'npx', '--no', '--', 'secured-ml', 'synth', 'mine.yaml');
  await tally.check('that synth writes what the project writes itself', () => compareWithProject(cwd));
  writeFileSync(join(cwd, 'program.cjs'), COMMON_JS);
  await runs('a CommonJS program', process.execPath, 'program.cjs');
  writeFileSync(join(cwd, 'program.mjs'), ES_MODULE);
  await runs('an ES module', process.execPath, 'program.mjs');
}

function compareWithProject(cwd: string): undefined {
  const out = join(cwd, 'own');
  mustRun('npm', ['run', 'synth', '--', join('examples', 'minimal.yaml'), '--out', out]);
  const read = (folder: string) => readFileSync(join(folder, 'stacks', 'minimal-dev-westeurope', 'cdk.tf.json'));
  if (!read(out).equals(read(join(cwd, 'cdktf.out'))))
    throw new Error('the installed package wrote another cdk.tf.json');
}

async function checkTypes(tally: Tally, cwd: string): Promise<void> {
  const compiles = (name: string, id: string, file: string, options: object) =>
    tally.check(name, () => void typeCheck(cwd, id, [file], options));
  writeFileSync(join(cwd, 'program.ts'), TYPESCRIPT);
  writeFileSync(join(cwd, 'program.test.ts'), TYPESCRIPT_TEST);
  await compiles('TypeScript, declarations checked as well', 'node', 'program.ts', { skipLibCheck: false });
  const bundler = { module: 'esnext', moduleResolution: 'bundler', skipLibCheck: true };
  await compiles('TypeScript, resolved as a bundler does', 'bundler', 'program.ts', bundler);
  const jest = { types: ['node', 'jest'], skipLibCheck: false };
  await compiles('TypeScript, the matchers with the types of jest', 'jest', 'program.test.ts', jest);
}

/** `src` copied into a project of one's own; the command line alone needs `stacks` beside it. */
async function checkVendored(tally: Tally, consumer: string): Promise<void> {
  const cwd = join(consumer, 'vendored');
  const notCli = (source: string) => !source.startsWith(join('src', 'cli') + sep) && source !== join('src', 'cli');
  await tally.check('src, copied into a project and compiled there', () => {
    mkdirSync(cwd);
    cpSync('src', join(cwd, 'src'), { recursive: true, filter: notCli });
    typeCheck(cwd, 'vendored', ['src'], {
      noEmit: false,
      outDir: 'out',
      rootDir: 'src',
      skipLibCheck: true,
      types: ['node'],
    });
    mustRun(process.execPath, ['-e', "require('./out/index.js').SecuredMlWorkspace.name"], { cwd });
    return undefined;
  });
}

void main();
