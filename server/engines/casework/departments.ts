import type { Actor } from '../../platform/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { noSuchDepartment } from './errors.ts'

/** Work that is sent to a department that isn't there would lie on nobody's desk. */
export async function checkDepartment(
  { isDepartment }: CaseworkDeps,
  { district }: Actor,
  department: string,
): Promise<void> {
  if (!(await isDepartment(district, department))) throw noSuchDepartment(department)
}
