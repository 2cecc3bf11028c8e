import { logBank } from './entry.ts'

/** Mechanical Engineering, in a power company's workshop and stand-by diesel station. */
export const MECHANICAL = logBank({
  weekdays: [
    'Induction in the workshop. Machine guards, eye protection, lifting. Swept the floor and learnt where each tool hangs. | 7 | Safety',
    'Helped strip cooling pump P3. Impeller worn on two vanes, the seal was scored. Measured the shaft: 44.97 mm. | 8 | Pumps, Measurement',
    'Turned a new sleeve for P3 on the lathe with the machinist. He set the tool, I took the last two cuts: 45.02 mm. | 8 | Turning, Measurement',
    'Fitted new bearings to P3, warmed to 90 °C in the oil bath. The first one I pushed in crooked and had to pull again. | 8.5 | Bearings, Pumps',
    'Aligned pump and motor of P3. Rim 0.04 mm and face 0.03 mm after the second shim; limit 0.05 mm. | 8 | Alignment, Measurement | dialGauge "0.04" Coupling P3, rim',
    'Nilisaidia kubadili mafuta ya injini namba mbili: lita 180. Tulichukua sampuli na kuandika saa za injini, 11,204. | 7.5 | Diesel engines, Maintenance',
    'Changed the fuel filters of engine 2 and bled the line. It ran rough until the last bubble was out. | 8 | Diesel engines, Maintenance',
    'Valve clearances of engine 1, cold: inlet 0.40, exhaust 0.50 mm. Four of twelve needed adjusting. | 8 | Diesel engines, Measurement | testSheet "M-12 ENGINE 1, J.H.M." Sheet M-12',
    'Welding practice on scrap: fillet welds with 3.2 mm rods. My third bead was straight enough to keep. | 7.5 | Welding',
    'Repaired the guard of the hacksaw and made a new bracket: marked, cut, drilled, deburred. | 8 | Fitting, Drilling',
    'Vibration round of six fans. Fan 4 at 7.1 mm/s on the drive side; the others below 3. Planned for Monday. | 8 | Vibration, Inspection | testSheet "V-04 FANS, J.H.M." Vibration sheet V-04',
    'Balanced the rotor of fan 4 on site. One trial weight, then 38 g at 140 degrees. 2.4 mm/s afterwards. | 8.5 | Vibration, Calculation',
    'Hydraulic hose of the lifting truck burst. Made a new one on the press and tested it at 210 bar. | 8 | Hydraulics, Safety',
    'Drew the bracket and the sleeve for the drawing office, with tolerances. The first sheet came back with nine marks. | 7.5 | Technical drawing, CAD',
    'Heat exchanger: opened, brushed 220 tubes, two were plugged. Pressure test 6 bar for 30 minutes, dry. | 8.5 | Heat exchangers, Testing | testSheet "V-09 EXCHANGER, J.H.M." Pressure test',
    'Aligned the coupling of generator 1 with the dial indicator after the mount was replaced. Found 0.12, left 0.03. | 8 | Alignment, Measurement | dialGauge "0.12" Generator 1, as found + dialGauge "0.03" Generator 1, after shims',
    'Load run of generator 1: 25, 50, 75 and 100 % for an hour each. Booked temperatures every ten minutes. | 8.5 | Diesel engines, Record keeping | testSheet "G-01 LOAD RUN, J.H.M." Load run, generator 1',
    'Tulifungua kikandamiza hewa. Vali ya kutolea ilikuwa na ufa, tukaweka mpya na kupima shinikizo: bar 8 kwa dakika nne. | 8 | Compressors, Maintenance',
    'Milled a keyway 12 × 8 mm in the new shaft of conveyor 2. First time on the milling machine alone, with the foreman beside me. | 8 | Milling, Measurement',
    'Assembled conveyor 2 and set the belt. It wandered to the left until the tail drum was moved 4 mm. | 8 | Fitting, Maintenance',
    'Crane inspection with the inspector: rope, hook, limit switch. Two wires broken in one lay, rope to be changed within a month. | 7.5 | Inspection, Safety',
    'Checked the coupling of pump P1 before its overhaul: 0.08 mm, worn rubber. Ordered the set by the part number in the book. | 8 | Alignment, Stores | dialGauge "0.08" Coupling P1 as found',
    'Overhaul of P1, first day: dismantled, cleaned and laid out in order. Photo before anything was moved. | 8 | Pumps, Maintenance',
    'Overhaul of P1, second day: new wear ring, clearance 0.35 mm. Waiting for the seal. | 8 | Pumps, Measurement',
    'Helped the fitters lift the radiator of engine 2. Slinging plan drawn first; 640 kg, two slings at 60 degrees. | 8 | Lifting, Calculation',
    'Stripped a gearbox in the workshop. Counted teeth and worked out the ratio, 18.4 to 1, as on the plate. | 8 | Gearboxes, Calculation',
  ],
  saturdays: [
    'Half shift: greased all bearings of the fan room by the card, 26 points. | 6 | Maintenance, Bearings',
    'Cleaned and oiled the lathe, and checked its level. | 6 | Turning, Maintenance',
    'Counted spare seals and belts in the store; six sizes are below the minimum. | 6 | Stores',
    'Stand-by at the diesel station. Started engine 1 once for the weekly test, 20 minutes. | 6.5 | Diesel engines',
    'Half shift. Sorted the drills by size and ground eleven of them. | 6 | Drilling, Maintenance',
  ],
  sundays: [
    null,
    'Stand-by at the diesel station with the operator. Hourly readings of oil pressure and water temperature. | 6 | Diesel engines, Record keeping',
  ],
})
