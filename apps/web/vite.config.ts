import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Where the server listens while `vite` serves the sources in development. */
const SERVER = 'http://127.0.0.1:8000'

/**
 * Says in react-router's code what is true of it: making a component or a context has no side effect, and their names serve developer
 * tools alone. What nothing here uses is then left out (3 kB gz). Where the text no longer matches, the size check tells.
 */
const annotateRouter: Plugin = {
  name: 'annotate-router',
  apply: 'build',
  transform: {
    filter: { id: /node_modules\/react-router\/dist/ },
    handler: (code) => ({
      code: code
        .replace(/= (React\$1\.(?:forwardRef|memo|createContext)\()/g, '= /* @__PURE__ */ $1')
        .replace(/^\w+\.displayName = "\w+";$/gm, ''),
      map: null,
    }),
  },
}

export default defineConfig({
  plugins: [
    lingui({ cwd: import.meta.dirname, macroTransform: true, failOnMissing: true, failOnCompileError: true }),
    react(),
    annotateRouter,
  ],
  // React has had this hook itself since 18; the shim is for older ones.
  resolve: { alias: { 'use-sync-external-store/shim': 'react' } },
  build: {
    target: 'es2022',
    // The page's policy allows no data: addresses but for images; small files stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Read by the size check, which adds up what each role's first screen loads.
    manifest: true,
    rolldownOptions: {
      treeshake: {
        // Not `propertyWriteSideEffects: false` as well: it also drops writes that count, inside of functions, and the way to the door loops.
        // @trpc/client does not say so itself; its WebSocket link goes (3 kB gz).
        moduleSideEffects: [{ test: /node_modules\/@trpc\/client\//, sideEffects: false }],
      },
      // What most screens share travels as one file, and so do the signs of the first screens: small files compress worse (4 kB gz).
      // What no first screen shows stays out of them, however many others share it.
      output: {
        codeSplitting: {
          groups: [
            { name: 'base', test: (id) => !id.includes('/later/'), minShareCount: 7 },
            { name: 'signs', test: /icons.(briefcase|clock|map-pin|list-checks|chevron-right|pencil)\.m?js/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/trpc': SERVER, '/api': SERVER } },
})
