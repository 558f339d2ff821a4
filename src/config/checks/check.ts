import type { Notice, Problem } from '../problem';
import type { ConfigDraft } from '../schema';

/** Looks at several values of a config at once, and adds what is wrong with them. */
export type Check = (draft: ConfigDraft, problems: Problem[], notices: Notice[]) => void;
