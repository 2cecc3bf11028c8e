import type { Data } from './command.ts'

/** A link for somebody, alone on its line. Where nobody knows at which address people reach the server, that is said. */
export function linkWords(
  { origin, running }: Pick<Data, 'origin' | 'running'>,
  name: string,
  link: string,
  say: (line: string) => void,
): string {
  if (!running && origin.startsWith('http://localhost:'))
    say(
      `No server runs on this data now: the link begins with ${origin}. Where people reach it otherwise, set PUBLIC_ORIGIN as for npm start.`,
    )
  return `Hand this link to ${name}; whoever has it is taken for them:\n${link}`
}
