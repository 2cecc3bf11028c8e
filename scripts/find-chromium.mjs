import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge']

/**
 * A browser for the tests: the one that CHROME_PATH names, an installed Chromium or Chrome, or Playwright's own; else Debian's package is
 * installed, where that is in our power.
 *
 * @param {import('./bootstrap/command.mjs').Command} command
 * @returns {Promise<{ file?: string, problem: string }>} problem: one line that says what to install
 */
export async function findChromium(command) {
  const chosen = command.env.CHROME_PATH
  if (chosen) {
    if (await runs(command, chosen)) return { file: chosen, problem: '' }
    return { problem: `CHROME_PATH is ${chosen}, which does not run: set it to a Chromium or Chrome.` }
  }
  const found = await firstThatRuns(command)
  if (found) return { file: found, problem: '' }
  if (await installFromDebian(command)) {
    const installed = await firstThatRuns(command)
    if (installed) return { file: installed, problem: '' }
  }
  return { problem: 'The browser tests need a browser: install Chromium or Chrome, or set CHROME_PATH to one.' }
}

/** @param {import('./bootstrap/command.mjs').Command} command */
async function firstThatRuns(command) {
  for (const file of candidates(command.env)) if (existsSync(file) && (await runs(command, file))) return file
  return undefined
}

/** Being there is not enough: on Ubuntu, `chromium-browser` may be a script that tells to install something else. */
async function runs({ processes, env, root }, file) {
  const { code, output } = await processes.run(file, ['--version'], { cwd: root, env, quiet: true })
  return code === 0 && /Chrom|Edge/i.test(output)
}

/** @param {NodeJS.ProcessEnv} env @returns {string[]} */
function candidates(env) {
  const folders = [...(env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'].filter(Boolean)
  const onPath = process.platform === 'win32' ? [] : names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...new Set([...onPath, ...fromSystem(env), ...fromPlaywright(env)])]
}

/** @param {NodeJS.ProcessEnv} env */
function fromSystem(env) {
  if (process.platform === 'darwin') {
    return ['/Applications', path.join(env.HOME ?? '', 'Applications')].flatMap((folder) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => path.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    )
  }
  if (process.platform !== 'win32') return ['/opt/google/chrome/chrome']
  return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
    folder
      ? [
          path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]
      : [],
  )
}

/** @param {NodeJS.ProcessEnv} env */
function fromPlaywright(env) {
  const home = env.HOME ?? env.USERPROFILE ?? ''
  const folder =
    env.PLAYWRIGHT_BROWSERS_PATH ||
    { darwin: path.join(home, 'Library', 'Caches', 'ms-playwright'), win32: path.join(env.LOCALAPPDATA ?? '', 'ms-playwright') }[
      process.platform
    ] ||
    path.join(home, '.cache', 'ms-playwright')
  if (!existsSync(folder)) return []
  const inside = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
  ]
  const versions = readdirSync(folder)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort()
    .reverse()
  return versions.flatMap((version) => inside.map((file) => path.join(folder, version, file)))
}

/** @param {import('./bootstrap/command.mjs').Command} command @returns {Promise<boolean>} */
async function installFromDebian({ processes, env, root }) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.error('Installing Chromium for the browser tests (first time only)…')
  const options = { cwd: root, env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, quiet: true }
  const patience = ['-o', 'DPkg::Lock::Timeout=300']
  await processes.run('apt-get', [...patience, 'update'], options)
  // Without a font of its own a page is laid out in boxes.
  const { code, output } = await processes.run(
    'apt-get',
    [...patience, 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    options,
  )
  if (code !== 0) console.error(output.trim().split('\n').slice(-5).join('\n'))
  return code === 0
}
