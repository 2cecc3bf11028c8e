import { expect, test } from 'vitest'
import { isPublicAddress } from './public-address.ts'

test.for([
  ['this host', '0.0.0.0'],
  ['loopback', '127.0.0.1'],
  ['loopback, its last', '127.255.255.255'],
  ['private, 10', '10.0.0.1'],
  ['private, 172.16', '172.16.0.1'],
  ['private, 172.31', '172.31.255.255'],
  ['private, 192.168', '192.168.1.1'],
  ['shared by carriers', '100.64.0.1'],
  ['shared by carriers, its last', '100.127.255.255'],
  ['link-local: the metadata of clouds', '169.254.169.254'],
  ['protocol assignments', '192.0.0.170'],
  ['documents', '203.0.113.7'],
  ['benchmarks', '198.19.0.1'],
  ['multicast', '224.0.0.251'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['unspecified, IPv6', '::'],
  ['loopback, IPv6', '::1'],
  ['loopback, written out', '0:0:0:0:0:0:0:1'],
  ['mapped loopback', '::ffff:127.0.0.1'],
  ['mapped loopback, in hex', '::ffff:7f00:1'],
  ['mapped public', '::ffff:93.184.215.14'],
  ['compatible loopback', '::127.0.0.1'],
  ['NAT64 of loopback', '64:ff9b::7f00:1'],
  ['NAT64, local', '64:ff9b:1::a00:1'],
  ['6to4 of a private address', '2002:a00:1::1'],
  ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  ['documents, IPv6', '2001:db8::1'],
  ['documents, the newer', '3fff::1'],
  ['unique-local', 'fd12:3456:789a::1'],
  ['link-local, IPv6', 'fe80::1'],
  ['link-local with its zone', 'fe80::1%eth0'],
  ['site-local', 'fec0::1'],
  ['multicast, IPv6', 'ff02::1'],
  ['discard', '100::1'],
  ['no address', ''],
  ['a name', 'localhost'],
] as const)('%s is not public: %s', ([, address]) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.for(['1.1.1.1', '93.184.215.14', '172.15.0.1', '172.32.0.1', '100.63.0.1', '100.128.0.1', '2606:4700:4700::1111', '2c0f:fe08::1'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)
