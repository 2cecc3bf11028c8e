import type { Command } from './command.ts'

const EXIT_CODES = 'Exit codes: 0 done, 1 refused, failed or something found, 2 not understood (also: settings that need mending).'

export const usage = (commands: readonly Command[]): string =>
  [
    'Usage: pnpm ipt <command> [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(20)} ${summary}`),
    '',
    'It works on the same data as `npm start`: IPT_DATA_DIR, or DATABASE_URL; whether a server runs on it at the moment or not.',
    '`pnpm ipt <command> --help` says more. With --json the answer is one JSON value on standard output; words go to standard error.',
    EXIT_CODES,
  ].join('\n')

export const helpOf = ({ name, summary, argument, options, fails, example }: Command): string => {
  const lines = Object.entries(options).map(([option, { value, type, says, multiple }]): [string, string] => [
    `--${option}${type === 'string' ? ` <${value ?? 'text'}>` : ''}`,
    multiple ? `${says} May be given more than once.` : says,
  ])
  const all: [string, string][] = [...(argument ? [[`<${argument.name}>`, argument.says] as [string, string]] : []), ...lines]
  all.push(['--json', 'Answer as one JSON value.'])
  const width = Math.max(...all.map(([left]) => left.length))
  return [
    `Usage: pnpm ipt ${name}${argument ? ` <${argument.name}>` : ''} [options]`,
    '',
    summary,
    '',
    ...all.map(([left, says]) => `  ${left.padEnd(width)}  ${wrapped(says, width + 4)}`),
    '',
    `Example: ${example}`,
    `Exit codes: 0 done, 1 ${fails}, 2 not understood.`,
  ].join('\n')
}

const COLUMNS = 120

/** Words in lines of a terminal, the second and later ones below the first. */
function wrapped(text: string, indent: number): string {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && line.length + 1 + word.length > COLUMNS - indent) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.join(`\n${' '.repeat(indent)}`)
}
