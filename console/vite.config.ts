import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { fieldWorker } from './field-build.ts'

export default defineConfig({
  plugins: [react(), fieldWorker()],
  server: { proxy: { '/api': 'http://localhost:8080', '/healthz': 'http://localhost:8080' } },
  build: {
    outDir: 'dist',
    target: 'es2023',
    // The map library is one file of 1.1 MB; its chunk is fetched with the first page that has a map.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: { main: 'index.html', 'field-worker': 'src/field/worker/worker.ts' },
      output: {
        advancedChunks: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|react-router|i18next|react-i18next|@tanstack)[\\/]/,
            },
            { name: 'zod', test: /node_modules[\\/]zod[\\/]/ },
            { name: 'map-library', test: /node_modules[\\/](maplibre-gl|@maplibre|@mapbox)[\\/]/ },
          ],
        },
      },
    },
  },
})
