import { runInBrowser } from './in-browser.mjs'

/** `pnpm screenshots`: pictures of every screen. @param {import('./bootstrap/command.mjs').Command} command */
export const run = (command) => runInBrowser(command, 'screenshots.ts')
