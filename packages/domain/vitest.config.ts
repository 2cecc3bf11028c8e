// @boundaries-ignore what the tests of all packages have in common stands at the root
export { default } from '../../vitest.shared.ts'
