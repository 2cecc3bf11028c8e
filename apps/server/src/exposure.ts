import type { Config } from './config.ts'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i

/** What to warn of where other machines can reach this server and nobody said by which address; null where they can't, or somebody did. */
export const exposureWarning = ({ host, publicOrigin }: Pick<Config, 'host' | 'publicOrigin'>): string | null =>
  publicOrigin !== null || LOOPBACK.test(host)
    ? null
    : `HOST=${host} lets other machines in, and PUBLIC_ORIGIN is not set: the session cookie is not kept to https, so whoever is on the way can take over sessions. Set PUBLIC_ORIGIN to the address that people type, such as https://ipt.example.`
