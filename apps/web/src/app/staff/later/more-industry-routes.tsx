import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { later } from '../../../lib/later.ts'

const VacanciesPage = later(() => import('../../../features/vacancies/staff/later/manage-list-page.tsx'))
const VacancyFormPage = later(() => import('../../../features/vacancies/staff/later/vacancy-form-page.tsx'))
const ManagePage = later(() => import('../../../features/vacancies/staff/later/manage-page.tsx'))
const NotFound = lazy(() => import('../../../components/not-found.tsx'))

/** The screens below /industry that are seen before the training, or seldom: the first screen doesn't even load where they are. */
export default function MoreIndustryRoutes() {
  return (
    <Routes>
      <Route path="vacancies" element={<VacanciesPage role="industrialSupervisor" />} />
      <Route path="vacancies/new" element={<VacancyFormPage key="new" role="industrialSupervisor" />} />
      <Route path="vacancies/:id" element={<ManagePage role="industrialSupervisor" />} />
      <Route path="vacancies/:id/edit" element={<VacancyFormPage role="industrialSupervisor" />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  )
}
