/** Something that keeps adopt from telling what is there, and that the user can mend. */
export class AdoptError extends Error {
  public override readonly name = 'AdoptError';
}
