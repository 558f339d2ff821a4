/** Writes a text of several lines into a golden file as it is. */
module.exports = {
  test: (value) => typeof value === 'string' && value.includes('\n'),
  serialize: (value) => value,
};
