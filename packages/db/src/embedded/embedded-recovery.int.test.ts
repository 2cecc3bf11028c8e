import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './index.ts'
import { makeDataFolders } from './testing/data-folders.ts'
import { query } from './testing/query.ts'
import { type Script, startScript } from './testing/script.ts'

let folders: Awaited<ReturnType<typeof makeDataFolders>>
/** A data folder that the tests go through one after the other, with a table that nothing may lose. */
let dataDir: string
const running: EmbeddedPostgres[] = []
const scripts: Script[] = []
const others: ChildProcess[] = []

beforeAll(async () => {
  folders = await makeDataFolders()
  dataDir = folders.next()
  const postgres = await startEmbeddedPostgres({ dataDir })
  await query(postgres.ownerUrl, 'create table kept as select 42 as n')
  await postgres.stop()
})

afterEach(async () => {
  for (const script of scripts.splice(0)) script.kill()
  for (const other of others.splice(0)) other.kill('SIGKILL')
  await Promise.all(running.splice(0).map((postgres) => postgres.stop()))
})

afterAll(() => folders.remove())

async function start(folder = dataDir, lines: string[] = []): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log: (line) => lines.push(line) })
  running.push(postgres)
  return postgres
}

/** A parent of its own, which says the two connection strings and stays. */
async function startInChild(): Promise<{ script: Script; ownerUrl: string }> {
  const script = startScript(
    `import { startEmbeddedPostgres } from './start-embedded-postgres.ts'
     const postgres = await startEmbeddedPostgres({ dataDir: process.argv[1] })
     console.log(postgres.ownerUrl)`,
    [dataDir],
  )
  scripts.push(script)
  return { script, ownerUrl: await script.line() }
}

async function postmasterOf(clusterDir: string): Promise<number> {
  return Number((await readFile(path.join(clusterDir, 'postmaster.pid'), 'utf8')).split('\n')[0])
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; !(await condition()); await sleep(20)) {
    if (Date.now() > end) throw new Error('It did not happen in 20 seconds.')
  }
}

/** A zombie, which nobody has reaped yet, is not alive. */
async function isAlive(pid: number): Promise<boolean> {
  const ps = spawn('ps', ['-o', 'stat=', '-p', String(pid)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const state = (await ps.stdout.toArray()).join('').trim()
  return state !== '' && !state.startsWith('Z')
}

const everythingIsKept = async (postgres: EmbeddedPostgres) =>
  expect(await query(postgres.ownerUrl, 'select n from kept')).toEqual([{ n: 42 }])

const isGone = (file: string) =>
  stat(file).then(
    () => false,
    () => true,
  )

test('a killed PostgreSQL is reported, and starts again with everything acknowledged on the same port', async () => {
  const first = await start()
  await query(first.ownerUrl, 'insert into kept values (43)', 'delete from kept where n = 43')
  const reported = new Promise<Error>((resolve) => first.onUnexpectedExit(resolve))
  process.kill(await postmasterOf(first.clusterDir), 'SIGKILL')
  expect((await reported).message).toMatch(/^PostgreSQL ended unexpectedly \(ended by SIGKILL\); its log is .*postgres\.log\.$/)
  const late = new Promise<Error>((resolve) => first.onUnexpectedExit(resolve))
  expect(await late).toBe(await reported)
  const second = await start()
  expect(second).toMatchObject({ created: false, ownerUrl: first.ownerUrl })
  await first.stop() // has nothing to stop any more, least of all the second one
  await everythingIsKept(second)
})

test('backends too busy to see that PostgreSQL was killed do not keep it from starting', async () => {
  const first = await start()
  const ended = new Promise((resolve) => first.onUnexpectedExit(resolve))
  const broken = query(first.ownerUrl, 'do $$ begin loop end loop; end $$').catch((error: unknown) => error)
  await until(
    async () => (await query(first.ownerUrl, `select 1 from pg_stat_activity where query like 'do $$%' and state = 'active'`)).length > 0,
  )
  process.kill(await postmasterOf(first.clusterDir), 'SIGKILL')
  await ended
  await everythingIsKept(await start())
  expect(await broken).toBeInstanceOf(Error)
})

test('PostgreSQL ends when its parent is killed', async () => {
  const { script } = await startInChild()
  const clusterDir = path.join(dataDir, 'postgres')
  const pid = await postmasterOf(clusterDir)
  script.kill()
  await until(() => isGone(path.join(clusterDir, 'postmaster.pid')))
  await until(async () => !(await isAlive(pid)))
})

test('the next start does not wait for that: it stops what the killed parent left, and finds its data', async () => {
  const { script, ownerUrl } = await startInChild()
  await query(ownerUrl, 'select n from kept')
  script.kill()
  await script.ended
  await everythingIsKept(await start())
})

test('an orphan whose guard was killed too is stopped by the next start', async () => {
  const { script } = await startInChild()
  const pid = await postmasterOf(path.join(dataDir, 'postgres'))
  const guards = await guardsOf(pid)
  expect(guards).toHaveLength(1)
  for (const guard of guards) process.kill(guard, 'SIGKILL')
  script.kill()
  await script.ended
  expect(await isAlive(pid)).toBe(true)
  const lines: string[] = []
  await start(dataDir, lines)
  expect(lines).toEqual([`Stopping a PostgreSQL (process ${pid}) that an earlier run left behind.`])
  expect(await isAlive(pid)).toBe(false)
})

async function guardsOf(pid: number): Promise<number[]> {
  const ps = spawn('ps', ['-ww', '-e', '-o', 'pid=,command='], { stdio: ['ignore', 'pipe', 'inherit'] })
  const text = (await ps.stdout.toArray()).join('')
  return text
    .split('\n')
    .filter((line) => line.includes(`ipt-postgres-guard ${pid} `))
    .map((line) => Number.parseInt(line, 10))
}

test.each(['a process that is gone', 'another program', 'a PostgreSQL on another folder'])(
  'a postmaster.pid left with the id of %s is survived',
  async (whose) => {
    const first = await start()
    const file = path.join(first.clusterDir, 'postmaster.pid')
    const text = await readFile(file, 'utf8')
    await first.stop()
    let victim = 2 ** 22 - 3
    if (whose === 'another program') {
      // With the words of PostgreSQL on its command line, and of the same account where that is ours.
      const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)', 'postgres', '-D', first.clusterDir])
      others.push(other)
      victim = other.pid ?? 0
    } else if (whose.startsWith('a PostgreSQL')) {
      victim = await postmasterOf((await start(folders.next())).clusterDir)
    }
    await writeFile(file, text.replace(/^\d+/, String(victim)), { mode: 0o600 })
    await everythingIsKept(await start())
    if (whose !== 'a process that is gone') expect(await isAlive(victim)).toBe(true)
  },
)

test('a parent killed in the middle of making the database leaves nothing that stands in the way', async () => {
  const dataDir = folders.next()
  for (const milliseconds of [50, 150, 300, 450, 600, 750]) {
    const script = startScript(
      `import { startEmbeddedPostgres } from './start-embedded-postgres.ts'
       console.log('begin')
       await startEmbeddedPostgres({ dataDir: process.argv[1] })`,
      [dataDir],
    )
    scripts.push(script)
    await script.line()
    await sleep(milliseconds)
    script.kill()
    await script.ended
  }
  const postgres = await start(dataDir)
  expect(await query(postgres.appUrl, 'select current_user as role')).toEqual([{ role: 'ipt_app' }])
  await postgres.stop()
  await until(async () => {
    await (await start(dataDir)).stop() // an initdb that outlived its parent may have been writing until now
    return (await readdir(dataDir)).every((name) => !name.startsWith('postgres.new-'))
  })
})

test('a database whose making was broken off after initdb still counts as new', async () => {
  const first = await start()
  await first.stop()
  const file = path.join(dataDir, 'postgres-access.json')
  await writeFile(file, (await readFile(file, 'utf8')).replace('"ready"', '"new"'))
  expect((await start()).created).toBe(true)
})

test('lost passwords are made anew, and the data stays', async () => {
  const first = await start()
  await first.stop()
  await rm(path.join(dataDir, 'postgres-access.json'))
  const second = await start()
  expect(second.created).toBe(false)
  expect(second.ownerUrl).not.toBe(first.ownerUrl)
  await everythingIsKept(second)
})

test('passwords of another database are set anew', async () => {
  const first = await start()
  await first.stop()
  const file = path.join(dataDir, 'postgres-access.json')
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll(/: "[\w-]{16,}"/g, ': "0123456789abcdef"'))
  const second = await start()
  expect(await query(second.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a port that was taken meanwhile is left to its taker', async () => {
  const first = await start()
  await first.stop()
  const port = Number(new URL(first.ownerUrl).port)
  const taker = createServer().listen(port, '127.0.0.1')
  await once(taker, 'listening')
  try {
    const second = await start()
    expect(new URL(second.ownerUrl).port).not.toBe(String(port))
    expect(await query(second.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  } finally {
    taker.close()
  }
})

test('a database that cannot start says why in one line', async () => {
  const first = await start()
  await first.stop()
  await writeFile(path.join(first.clusterDir, 'postgresql.auto.conf'), `no_such_setting = 1\n`)
  const refusal = await start().catch((error: Error) => error)
  expect((refusal as Error).message).toMatch(/^PostgreSQL did not start \(exit code 1\): FATAL: .*$/)
  await writeFile(path.join(first.clusterDir, 'PG_VERSION'), '9\n')
  const older = await start().catch((error: Error) => error)
  expect((older as Error).message).toMatch(/was made by PostgreSQL 9, and PostgreSQL \d+ cannot read it\.$/)
})

test('a folder that is no database is left alone', async () => {
  const dataDir = folders.next()
  await mkdir(path.join(dataDir, 'postgres'), { recursive: true })
  await writeFile(path.join(dataDir, 'postgres', 'notes.txt'), 'mine')
  await expect(start(dataDir)).rejects.toThrow(/is not a PostgreSQL database/)
  expect(await readFile(path.join(dataDir, 'postgres', 'notes.txt'), 'utf8')).toBe('mine')
})
