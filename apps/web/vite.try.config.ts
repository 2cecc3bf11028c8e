import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Where the server listens while `vite` serves the sources in development. */
const SERVER = 'http://127.0.0.1:8000'

/**
 * Lets parts of two libraries that nothing here uses be left out (6 kB gz), by saying in their code what is true of it: that making a
 * component has no side effects, and that a class's counter belongs to the class. Names for developer tools go.
 */
const shakeLibraries: Plugin = {
  name: 'shake-libraries',
  apply: 'build',
  transform: {
    filter: { id: /node_modules\/(?:react-router|@trpc\/client)\/dist/ },
    handler: (code) => ({
      code: code
        .replace(/= (\w+(?:\$\d+)?\.(?:forwardRef|memo|createContext)\()/g, '= /* @__PURE__ */ $1')
        .replace(/^\w+\.displayName = "\w+";$/gm, '')
        .replace(
          /(class WsConnection \{)([\s\S]*)^.*_defineProperty.*\(WsConnection, "connectCount", 0\);$/m,
          '$1 static connectCount = 0;$2',
        ),
      map: null,
    }),
  },
}

/** Lucide's icons drawn by a few lines: what its own maker can do besides, with contexts, aliases and sizes, is 1 kB gz that nothing here uses. */
const lightIcons: Plugin = {
  name: 'light-icons',
  apply: 'build',
  transform: {
    filter: { id: /lucide-react\/dist\/esm\/createLucideIcon/ },
    handler: () => ({
      code: `import { createElement } from 'react'
        const look = { width: 24, height: 24, viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeWidth: 2, strokeLinecap: 'round', strokeLinejoin: 'round' }
        export default ({ node }) => (props) => createElement('svg', { ...look, ...props }, node.map(([tag, line]) => createElement(tag, line)))`,
      map: null,
    }),
  },
}

export default defineConfig({
  plugins: [
    lingui({ cwd: import.meta.dirname, macroTransform: true, failOnMissing: true, failOnCompileError: true }),
    react(),
    shakeLibraries,
    lightIcons,
  ],
  // React has had this hook itself since 18; the shim is for older ones.
  resolve: { alias: { 'use-sync-external-store/shim': 'react' } },
  build: {
    target: 'es2022',
    // The page's policy allows no data: addresses but for images; small files stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What most screens share travels as one file: a dozen small ones compress worse (4 kB gz).
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'base', test: /node_modules|[\\/]packages[\\/]|src[\\/](?:lib|components|features|app)[\\/]/, minShareCount: 4 }],
        },
      },
    },
  },
  server: { proxy: { '/trpc': SERVER, '/api': SERVER } },
})
