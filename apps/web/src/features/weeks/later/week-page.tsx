import type { Role } from '@ipt/domain'
import { StaffWeek } from './staff-week.tsx'
import { StudentWeek } from './student-week.tsx'

/** The page of one week, in every role's part of the app. */
export default function WeekPage({ role }: { role: Role }) {
  return role === 'student' ? <StudentWeek /> : <StaffWeek role={role} />
}
