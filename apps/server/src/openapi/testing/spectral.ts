import { text } from 'node:stream/consumers'
import core from '@stoplight/spectral-core'
import rulesets from '@stoplight/spectral-rulesets'

// A process of its own: it makes thousands of functions, which Vitest slows down.
const spectral = new core.Spectral()
spectral.setRuleset({ extends: [[rulesets.oas as core.RulesetDefinition, 'recommended']] })
for (const { code, message, path } of await spectral.run(JSON.parse(await text(process.stdin))))
  process.stdout.write(`${code} ${path.join('/')}: ${message}\n`)
