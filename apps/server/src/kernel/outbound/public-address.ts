import { BlockList, isIPv4 } from 'node:net'

/** What IANA's registry of special addresses (RFC 6890) keeps from the public network, and multicast, and what is reserved. */
const SPECIAL_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

/**
 * Of IPv6 only what is handed out as global unicast is public: loopback, link-local, unique-local, multicast, NAT64 and IPv4-mapped
 * addresses lie outside of it. Within it lie Teredo, 6to4 and the examples of documents, which lead elsewhere or nowhere.
 */
const GLOBAL_V6 = '2000::/3'
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const listOf = (ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    list.addSubnet(address, Number(bits), family)
  }
  return list
}
const specialV4 = listOf(SPECIAL_V4, 'ipv4')
const globalV6 = listOf([GLOBAL_V6], 'ipv6')
const specialV6 = listOf(SPECIAL_V6, 'ipv6')

/** Whether an address, as a resolver or a socket writes it, is one of the public network. */
export const isPublicAddress = (address: string): boolean =>
  isIPv4(address) ? !specialV4.check(address, 'ipv4') : globalV6.check(address, 'ipv6') && !specialV6.check(address, 'ipv6')
