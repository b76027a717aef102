// What npm runs in a clone of the repository, so that it can be installed from there: builds the program. When npm installs
// globally (as pre-commit does) it calls this before the tools of the build are there.

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const run = (...args) =>
  execFileSync('npm', args, {
    stdio: 'inherit',
    env: { ...process.env, npm_config_global: 'false', npm_config_location: 'project' },
    shell: process.platform === 'win32',
  })

if (!existsSync('node_modules/tsx')) run('ci', '--ignore-scripts', '--include=dev')
run('run', 'build')
