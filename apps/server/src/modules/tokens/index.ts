export { keysRouter, tokensRouter } from './tokens.router.ts'
