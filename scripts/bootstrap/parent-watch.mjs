import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * Calls back once when whoever ran the npm script is gone.
 *
 * npm starts a shell, and the shell us. A signal to npm ends the shell, which forwards nothing; `kill -9` of npm ends npm alone, and the
 * shell waits on. So both our parent and, behind a shell, its parent must stay what they were. Nothing is watched outside a
 * script of npm's, where `nohup` and its like may part us from our parent with good reason.
 *
 * @param {() => void} gone
 * @returns {() => void} ends the watch
 */
export function watchParent(gone) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return () => undefined
  const parent = process.ppid
  const { name, parent: grandparent } = processInfo(parent)
  const behindShell = /^-?(sh|dash|bash|ash|busybox|zsh|ksh)$/.test(name)
  const timer = setInterval(() => {
    const lost = process.ppid !== parent || (behindShell && grandparent > 1 && hasLost(parent, grandparent))
    if (!lost) return
    clearInterval(timer)
    gone()
  }, 250)
  timer.unref()
  return () => clearInterval(timer)
}

/** @param {number} pid @param {number} parent */
function hasLost(pid, parent) {
  if (process.platform === 'linux') return processInfo(pid).parent !== parent
  try {
    process.kill(parent, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** @param {number} pid @returns {{ name: string, parent: number }} */
function processInfo(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8') // pid (name) state parent …, where the name may hold anything
      const end = stat.lastIndexOf(')')
      return { name: stat.slice(stat.indexOf('(') + 1, end), parent: Number(stat.slice(end + 2).split(' ')[1]) }
    }
    const [parent = '', name = ''] = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
    return { name: name.split('/').at(-1) ?? '', parent: Number(parent) }
  } catch {
    return { name: '', parent: 0 }
  }
}
