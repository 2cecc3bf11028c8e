import { chmod, mkdir } from 'node:fs/promises'

/**
 * Where root keeps what PostgreSQL's account must reach and the checkout hides from it: the programs and the cluster.
 * Everybody may pass through it.
 */
export async function systemFolder(): Promise<string> {
  const folder = process.platform === 'darwin' ? '/usr/local/var/ipt-service' : '/var/lib/ipt-service'
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 })
    await chmod(folder, 0o755)
  } catch (error) {
    throw new Error(`PostgreSQL's account cannot enter this folder, and ${folder} cannot be made instead: ${(error as Error).message}`, {
      cause: error,
    })
  }
  return folder
}
