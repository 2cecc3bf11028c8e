import { readFileSync } from 'node:fs'

const dist = 'apps/web/dist'
const manifest = JSON.parse(readFileSync(`${dist}/.vite/manifest.json`, 'utf8'))

/** Everything that a chunk needs before it runs, itself included; lazy parts are not. */
function closure(key, seen = new Set()) {
  if (!seen.has(key)) {
    seen.add(key)
    for (const next of manifest[key].imports ?? []) closure(next, seen)
  }
  return seen
}

const area = (role) => (role === 'student' ? 'src/app/student/student-routes.tsx' : `src/app/staff/${role}-routes.tsx`)
const words = (role) => [`src/locales/sw.po`, `src/locales/${role === 'student' ? 'student' : 'staff'}/sw.po`]

/** What a role's first screen loads: the page's own script, the frame, the role's routes, and the words of the longer language. */
function firstLoad(role) {
  const wanted = ['index.html', 'src/app/role-area.tsx', area(role), ...words(role)].filter((key) => manifest[key])
  const keys = new Set(wanted.flatMap((key) => [...closure(key)]))
  const chunks = [...keys].map((key) => manifest[key])
  return {
    js: chunks.map(({ file }) => `${dist}/${file}`),
    css: [...new Set(chunks.flatMap(({ css = [] }) => css))].map((file) => `${dist}/${file}`),
  }
}

export default ['student', 'industry'].flatMap((role) => {
  const { js, css } = firstLoad(role)
  return [
    { name: `${role}: JavaScript at first load`, path: js, limit: '120 kB', gzip: true },
    { name: `${role}: CSS at first load`, path: css, limit: '10 kB', gzip: true },
  ]
})
