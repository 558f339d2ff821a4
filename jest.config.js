/** @type {import('jest').Config} */
module.exports = {
  // Every core: tests are all there is to do, and jest would leave one of two idle.
  maxWorkers: '100%',
  globalSetup: '<rootDir>/__tests__/support/run-folder.js',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdktf.out/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // Golden files hold text that is made to be read, so it is written without escapes.
  snapshotFormat: { escapeString: false, printBasicPrototype: false },
  snapshotSerializers: ['<rootDir>/__tests__/support/plain-text.js'],
};
