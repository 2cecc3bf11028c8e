import { spawn } from 'node:child_process'

/** The operating-system account that PostgreSQL runs as, where it is not our own. */
export interface Account {
  uid: number
  gid: number
}

export interface ProgramResult {
  /** Exit code, or -1 when a signal ended it or it could not be started. */
  code: number
  stdout: string
  stderr: string
}

/** Environment of PostgreSQL's programs: nothing of ours (PGDATA, PGOPTIONS, LD_PRELOAD …) may leak into them. */
export const cleanEnvironment: NodeJS.ProcessEnv = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot, PATH: process.env.PATH, TEMP: process.env.TEMP } : {}),
}

/** A folder that every account can enter: PostgreSQL's programs look at the one they were started in. */
export const neutralFolder = process.platform === 'win32' ? (process.env.SystemRoot ?? 'C:\\') : '/'

/** Runs a program to its end and never throws: a program that cannot be started answers with code -1 and the reason. */
export function runProgram(
  file: string,
  args: string[],
  options: { as?: Account | undefined; input?: string } = {},
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    let stdout = ''
    let stderr = ''
    const settle = (code: number) => resolve({ code, stdout, stderr })
    const failed = (error: Error) => {
      stderr += error.message
      settle(-1)
    }
    try {
      // Its own process group: a Ctrl-C meant for us must not end initdb in the middle of its work.
      const child = spawn(file, args, {
        ...options.as,
        cwd: neutralFolder,
        env: cleanEnvironment,
        detached: process.platform !== 'win32',
        windowsHide: true,
      })
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
      child.stdin.on('error', () => undefined).end(options.input ?? '')
      child.on('error', failed)
      child.on('close', (code) => settle(code ?? -1))
    } catch (error) {
      failed(error as Error)
    }
  })
}
