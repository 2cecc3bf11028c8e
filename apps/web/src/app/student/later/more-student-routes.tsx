import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { later } from '../../../lib/later.ts'

const ChecklistPage = later(() => import('../../../features/checklist/later/checklist-page.tsx'))
const SearchPage = later(() => import('../../../features/vacancies/student/later/search-page.tsx'))
const VacancyPage = later(() => import('../../../features/vacancies/student/later/vacancy-page.tsx'))
const OwnPage = later(() => import('../../../features/applications/student/later/own-page.tsx'))
const NotFound = lazy(() => import('../../../components/not-found.tsx'))

/** The screens below /student that are seen before the training, or seldom: the first screen doesn't even load where they are. */
export default function MoreStudentRoutes() {
  return (
    <Routes>
      <Route path="checklist" element={<ChecklistPage />} />
      <Route path="vacancies" element={<SearchPage />} />
      <Route path="vacancies/:id" element={<VacancyPage />} />
      <Route path="applications" element={<OwnPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
