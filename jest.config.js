/** @type {import('jest').Config} */
module.exports = {
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
