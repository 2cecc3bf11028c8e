import { runInBrowser } from './in-browser.mjs'

/** `pnpm lighthouse`: the first screens of a phone, measured. @param {import('./bootstrap/command.mjs').Command} command */
export const run = (command) => runInBrowser(command, 'lighthouse.ts')
