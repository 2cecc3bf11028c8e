const sentence = (reason: string): string => `${reason}.`

/** Which of the `reasons` the text opens with, or null. */
export const chosenReason = (text: string, reasons: readonly string[]): string | null =>
  reasons.find((reason) => text.trimStart().startsWith(sentence(reason))) ?? null

/** The text with `reason` in front, in the place of the one that stood there. What was typed after it stays. */
export function withReason(text: string, reason: string, reasons: readonly string[]): string {
  const now = chosenReason(text, reasons)
  const rest = now === null ? text : text.trimStart().slice(sentence(now).length)
  return `${sentence(reason)} ${rest.trimStart()}`
}
