/** What a student sends for a day, whole; `overrides` say what the test is about. */
export const aLogSubmission = <Overrides extends object = object>(overrides?: Overrides) => ({
  content: 'Helped replace the circuit breaker on feeder F4 under permit 0612.',
  hours: 8 as number | null,
  skills: ['Switchgear'],
  attachmentIds: [] as string[],
  ...overrides,
})
