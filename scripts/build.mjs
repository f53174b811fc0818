#!/usr/bin/env node
/** `npm run build`: makes `dist` from `src`. */
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.mjs'

await bundle(fileURLToPath(new URL('../dist', import.meta.url)))
