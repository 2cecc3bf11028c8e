import { plainTextOf, startTestSmtp } from './smtp.ts'

/** A mail server as a process of its own, for the browser's tests. Each line that it prints is JSON: first its address, then every mail. */
const print = (value: object): void => void process.stdout.write(`${JSON.stringify(value)}\n`)

const { url } = await startTestSmtp(0, ({ to, raw }) => print({ to, text: plainTextOf(raw) }))
print({ url })
