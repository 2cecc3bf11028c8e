export { tokensOperations } from './tokens.operations.ts'
export { keysRouter, tokensRouter } from './tokens.router.ts'
