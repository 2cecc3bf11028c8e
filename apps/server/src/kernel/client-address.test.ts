import { expect, test } from 'vitest'
import { clientAddress, readNetworks } from './client-address.ts'

const proxies = readNetworks('10.0.0.0/8, 192.0.2.7, fd00::/8')

test.for([
  ['no proxy: the header counts for nothing', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['one proxy', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
  ['two proxies in a row', '10.1.2.3', '198.51.100.1, 192.0.2.7', '198.51.100.1'],
  ['what the client itself wrote before', '10.1.2.3', '6.6.6.6, 198.51.100.1', '198.51.100.1'],
  ['a proxy that wrote nothing', '10.1.2.3', undefined, '10.1.2.3'],
  ['rubbish in it', '10.1.2.3', 'unknown, <script>', '10.1.2.3'],
  ['IPv4 told as IPv6', '::ffff:10.1.2.3', '::ffff:198.51.100.1', '198.51.100.1'],
  ['IPv6', 'fd00::1', '2001:db8::7', '2001:db8::7'],
] as const)('%s', ([, remote, header, client]) => {
  expect(clientAddress(remote, header, proxies)).toBe(client)
})

test('without proxies the header never counts', () => {
  expect(clientAddress('10.1.2.3', '198.51.100.1', null)).toBe('10.1.2.3')
})

test.for(['10.0.0.0/33', 'proxy.example', '10.0.0.1/8/8', '', '::1/129'])('%j names no proxies', (list) => {
  expect(readNetworks(list)).toBeNull()
})
