/** An input that cannot be read: wrong usage, not a fault of what it holds. */
export class InputError extends Error {}
