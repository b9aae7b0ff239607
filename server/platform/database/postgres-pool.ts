import { closeSlot, openSlot, type PostgresLimits, rebindSlot, type Slot } from './postgres-slots.ts'
import type { Binding } from './session.ts'

const PATIENCE_MS = 30_000
const IDLE_MS = 60_000

/** Gets a freed connection, or null: room for a new one. */
type Waiter = (slot: Slot | null) => void

/**
 * Connections to PostgreSQL, each bound to one scope as long as nobody else needs it: a bounded total; the same
 * scope's idle connection first, else a new one, else the one that has been idle longest is bound anew.
 */
export class PostgresPool {
  private readonly url: string
  private readonly limits: PostgresLimits
  private readonly idle: Slot[] = []
  private readonly waiters: Waiter[] = []
  private readonly sweep: NodeJS.Timeout
  private open = 0

  constructor(url: string, limits: PostgresLimits) {
    this.url = url
    this.limits = limits
    this.sweep = setInterval(() => this.closeIdle(), IDLE_MS / 2).unref()
  }

  async take(binding: Binding): Promise<Slot> {
    const own = this.idle.findLastIndex((slot) => slot.binding.key === binding.key)
    const bound = own < 0 ? undefined : this.idle.splice(own, 1)[0]
    if (bound !== undefined) return this.prepare(bound, binding)
    if (this.open < this.limits.connections) return this.openNew(binding)
    const slot = this.idle.shift() ?? (await this.wait())
    return slot === null ? this.take(binding) : this.prepare(slot, binding)
  }

  give(slot: Slot): void {
    if (slot.broken) {
      void this.drop(slot)
      return
    }
    const waiter = this.waiters.shift()
    if (waiter !== undefined) {
      waiter(slot)
      return
    }
    slot.idleSince = performance.now()
    this.idle.push(slot)
  }

  async close(): Promise<void> {
    clearInterval(this.sweep)
    await Promise.all(this.idle.splice(0).map((slot) => this.drop(slot)))
  }

  private async openNew(binding: Binding): Promise<Slot> {
    this.open++
    try {
      return await openSlot(this.url, binding, this.limits)
    } catch (error) {
      this.open--
      this.waiters.shift()?.(null)
      throw error
    }
  }

  private async prepare(slot: Slot, binding: Binding): Promise<Slot> {
    try {
      if (slot.broken) throw new Error('the connection was cut while idle')
      if (slot.binding.key !== binding.key) await rebindSlot(slot, binding, this.limits)
      return slot
    } catch {
      // The next connection, or a new one, tells whether the database itself is away.
      await this.drop(slot)
      return this.take(binding)
    }
  }

  private async drop(slot: Slot): Promise<void> {
    this.open--
    this.waiters.shift()?.(null)
    await closeSlot(slot)
  }

  private wait(): Promise<Slot | null> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = (slot) => {
        clearTimeout(timer)
        resolve(slot)
      }
      const timer = setTimeout(() => {
        this.waiters.splice(this.waiters.indexOf(waiter), 1)
        reject(new Error(`all ${this.limits.connections} database connections were busy for ${PATIENCE_MS / 1000} s`))
      }, PATIENCE_MS)
      this.waiters.push(waiter)
    })
  }

  private closeIdle(): void {
    const limit = performance.now() - IDLE_MS
    while (this.idle[0] !== undefined && this.idle[0].idleSince < limit) {
      const oldest = this.idle.shift()
      if (oldest !== undefined) void this.drop(oldest)
    }
  }
}
