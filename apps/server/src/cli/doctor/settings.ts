import { cookieFor } from '@ipt/auth'
import { type Config, ConfigError, readConfig } from '../../config.ts'
import { exposureWarning } from '../../exposure.ts'
import { type Finding, fault, look, ok, warning } from './finding.ts'

type Environment = Record<string, string | undefined>

/** Left out when nothing else makes the rest readable: each asks for another that is missing. */
const ASKING = ['NODE_ENV', 'SMTP_URL', 'DATABASE_OWNER_URL']

/** The settings as far as they can be read; `broken` are those that can't, or are missing, each with what is wrong. */
export function readWhatCan(env: Environment): { config: Config; broken: Map<string, string> } {
  const left = { ...env }
  const broken = new Map<string, string>()
  for (;;) {
    try {
      return { config: readConfig(left), broken }
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      const faults = error.message.split('\n').map((line): [string, string] => {
        const [setting = '', ...words] = line.split(': ')
        return [setting, words.join(': ')]
      })
      for (const [setting, words] of faults) if (!broken.has(setting)) broken.set(setting, words)
      const given = faults.map(([setting]) => setting).filter((setting) => left[setting])
      const asking = ASKING.find((setting) => left[setting])
      if (given.length === 0 && asking === undefined) throw error
      for (const setting of given.length > 0 ? given : [asking as string]) delete left[setting]
    }
  }
}

const LEAST_NODE = 22

export const checkNode = (version: string = process.versions.node): Promise<Finding[]> =>
  look('node', 'Run it by `pnpm ipt` or `npm run ipt`: they bring the Node that the project pins.', () =>
    Number(version.split('.')[0]) >= LEAST_NODE
      ? ok(version)
      : fault(`${version} is too old.`, 'Run it by `pnpm ipt` or `npm run ipt`: they bring the Node that the project pins.'),
  )

/** Each of the settings that needs mending, and what is allowed and unwise. */
export const checkSettings = ({ config, broken }: ReturnType<typeof readWhatCan>, env: Environment): Promise<Finding[]> =>
  look('settings', 'Look at .env.example.', () => {
    const faults = [...broken].map(([setting, words]) => fault(`${setting}: ${words}`, `Mend ${setting}; .env.example says more.`))
    const { publicOrigin, database, secret } = config
    const production = env.NODE_ENV === 'production'
    const cookie = cookieFor(publicOrigin).warning
    const exposed = exposureWarning(config)
    const warnings = [
      ...(cookie ? [warning(cookie, 'Put a proxy with a certificate in front, and set PUBLIC_ORIGIN to https://….')] : []),
      ...(exposed ? [warning(exposed, 'Set PUBLIC_ORIGIN to the address that people type.')] : []),
      ...(production && !publicOrigin && !exposed && !broken.has('PUBLIC_ORIGIN')
        ? [warning('PUBLIC_ORIGIN is not set: links lead to this machine alone.', 'Set PUBLIC_ORIGIN to the address that people type.')]
        : []),
      ...(secret !== null && isPoor(secret)
        ? [
            warning(
              'IPT_SECRET is easy to guess, and every key is derived from it.',
              'Make one by `openssl rand -hex 32`. Everybody then signs in again.',
            ),
          ]
        : []),
      ...(database && secret === null && !broken.has('IPT_SECRET')
        ? [
            warning(
              'IPT_SECRET is not set: the key lies in the data folder of this machine alone.',
              'Set IPT_SECRET, the same on every machine.',
            ),
          ]
        : []),
    ]
    const found = [...faults, ...warnings]
    return found.length > 0 ? found : ok(production ? 'Whole, for production.' : 'Whole.')
  })

/** Too few different signs for 32 that nobody chose. */
const isPoor = (secret: string): boolean => new Set(secret).size < 10 || /secret|password|change ?me|example/i.test(secret)
