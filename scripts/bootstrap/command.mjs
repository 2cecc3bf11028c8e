/**
 * What a command gets to run with.
 *
 * @typedef {object} Command
 * @property {string} root the checkout
 * @property {NodeJS.ProcessEnv} env environment for its processes
 * @property {string} node the Node to run with
 * @property {import('./own-processes.mjs').Processes} processes
 * @property {string[]} args
 */
export {}
