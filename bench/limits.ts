/** What a whole process of ours should cost at most, as a multiple of the hand-written one; told where it is missed. */
export const WHOLE_PROCESS_TARGET = 1.3;

/** What fails: a step backwards, well clear of what a busy machine does to a measurement. */
export const WHOLE_PROCESS_LIMIT = 1.8;

/** Workspaces in one app. */
export const GROWTH_SIZES = [1, 10, 50, 100, 200] as const;

/**
 * Growth is linear when a workspace among many costs at most this multiple of one among few. Work that grows with the
 * square of the number costs 20 times as much at 200 as at 10; a step of the garbage collector costs a tenth.
 */
export const GROWTH = { few: 10, many: 200, limit: 1.3 } as const;
