import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compression } from 'vite-plugin-compression2'

/** Where the server listens while `vite` serves the sources in development. */
const SERVER = 'http://127.0.0.1:8000'

/** What the first screens of those on phones begin with. */
const FIRST_SCREENS = /\/src\/app\/(main|role-area|student\/student-routes|staff\/industry-routes)\.tsx$/
const ofFirstScreen = new Map<string, boolean>()

/** Whether a first screen imports a module, itself or through others; what is loaded later does not count, however many parts share it. */
function isOfFirstScreen(id: string, graph: { getModuleInfo(id: string): { importers: string[] } | null }): boolean {
  const known = ofFirstScreen.get(id)
  if (known !== undefined) return known
  // Where modules import each other in a circle, the question is answered by those outside of it.
  ofFirstScreen.set(id, false)
  const found = FIRST_SCREENS.test(id) || (graph.getModuleInfo(id)?.importers ?? []).some((importer) => isOfFirstScreen(importer, graph))
  ofFirstScreen.set(id, found)
  return found
}

export default defineConfig({
  plugins: [
    lingui({ cwd: import.meta.dirname, macroTransform: true, failOnMissing: true, failOnCompileError: true }),
    react(),
    // Beside each file its compressed twins, which the server sends as they are.
    compression({ algorithms: ['gzip', 'brotliCompress'], include: /\.(js|css|svg|webmanifest)$/, threshold: 500 }),
  ],
  // React has had this hook itself since 18; the shims are for older ones.
  resolve: { alias: [{ find: /^use-sync-external-store\/shim(\/index\.js)?$/, replacement: 'react' }] },
  build: {
    target: 'es2022',
    // The page's policy allows no data: addresses but for images; small files stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Read by the size check, which adds up what each role's first screen loads.
    manifest: true,
    rolldownOptions: {
      // The second page is what sw.js shows where the first can't be loaded.
      input: ['index.html', 'offline.html'],
      treeshake: {
        // Not `propertyWriteSideEffects: false` as well: it also drops writes that count, inside of functions, and the way to the door loops.
        // @trpc/client does not say so itself; its WebSocket link goes (3 kB gz).
        moduleSideEffects: [{ test: /node_modules\/@trpc\/client\//, sideEffects: false }],
      },
      // What most screens share travels as one file: a dozen small ones compress worse (4 kB gz).
      output: {
        codeSplitting: {
          groups: [{ name: (id, graph) => (isOfFirstScreen(id, graph) ? 'base' : null), debugName: 'base', minShareCount: 5 }],
        },
      },
    },
  },
  server: { proxy: { '/trpc': SERVER, '/api': SERVER } },
})
