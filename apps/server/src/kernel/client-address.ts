import { BlockList, isIP } from 'node:net'

/** Addresses and ranges of a setting: `10.0.0.0/8, 192.0.2.7, fd00::/8`. Null where one of them is neither. */
export function readNetworks(list: string): BlockList | null {
  const networks = new BlockList()
  for (const entry of list.split(',').map((each) => each.trim())) {
    const [address = '', bits, ...rest] = entry.split('/')
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
    const most = family === 'ipv4' ? 32 : 128
    if (isIP(address) === 0 || rest.length > 0 || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most))) return null
    networks.addSubnet(address, bits === undefined ? most : Number(bits), family)
  }
  return networks
}

/**
 * Whose request it is, for counting: the nearest address that is none of our proxies. `forwardedFor` is X-Forwarded-For as it came; it
 * counts only as far as proxies of ours wrote it, since whoever sends a request may begin it with anything.
 */
export function clientAddress(remote: string, forwardedFor: string | undefined, proxies: BlockList | null): string {
  const hops = [...(forwardedFor ?? '').split(','), remote].map(plain).filter((hop) => isIP(hop) !== 0)
  let client = plain(remote)
  while (proxies !== null && hops.length > 1 && isIn(proxies, client)) {
    hops.pop()
    client = hops.at(-1) ?? client
  }
  return client
}

/** An IPv4 address as it is written, also where a socket of both kinds tells it. */
const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')
const isIn = (proxies: BlockList, address: string): boolean => proxies.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
