import { createHash } from 'node:crypto'
import { realpathSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Does some work while nobody else does it on this checkout; others wait. The lock is a listening socket, which the system takes back
 * however we end. Where it cannot be had at all, the work is done without.
 *
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(root, work) {
  const address = socketAddress(root)
  let said = false
  for (;;) {
    const server = await listen(address)
    if (server !== 'taken') {
      try {
        return await work()
      } finally {
        server?.close()
      }
    }
    if (!said) console.error('Another run is installing the packages; waiting for it…')
    said = true
    await sleep(500)
  }
}

/** @param {string} root */
function socketAddress(root) {
  const name = `ipt-install-${createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return `\0${name}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`)
}

/** @param {string} address @returns {Promise<import('node:net').Server | 'taken' | undefined>} undefined when there are no such sockets here */
async function listen(address) {
  const server = createServer((socket) => socket.destroy())
  const error = await new Promise((resolve) => {
    server.once('error', resolve)
    server.listen(address, () => resolve(undefined))
  })
  if (!error) return server.unref()
  if (error.code !== 'EADDRINUSE') return undefined
  if (process.platform !== 'darwin' || (await answers(address))) return 'taken'
  rmSync(address, { force: true }) // of a process that was killed
  return 'taken'
}

/** @param {string} address @returns {Promise<boolean>} */
function answers(address) {
  return new Promise((resolve) => {
    const socket = connect(address)
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.unref()
  })
}
