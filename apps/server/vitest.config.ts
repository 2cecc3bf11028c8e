import { defineConfig, mergeConfig } from 'vitest/config'
// @boundaries-ignore what the tests of all packages have in common stands at the root
import shared from '../../vitest.shared.ts'

export default mergeConfig(shared, defineConfig({ test: { globalSetup: ['@ipt/db/testing/global-setup'] } }))
