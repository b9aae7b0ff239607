import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEPENDENCY_LIST, listDependencies, renderDependencies } from './checks/licences.ts'
import { REPOSITORY } from './checks/process.ts'

const dependencies = listDependencies(REPOSITORY)
writeFileSync(join(REPOSITORY, DEPENDENCY_LIST), renderDependencies(dependencies))
console.log(`${DEPENDENCY_LIST}: ${dependencies.length} packages`)
