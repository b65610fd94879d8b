"""What each raw file of councils holds for us, in the names of the files: written apart from the mappings."""

from tests.reference.raw_figures import Figure, share, summed

NEW, OLD = "release_2025/", "release_2024/"
POPULATION = f"{NEW}ons_mid-year_population_estimates_2012_to_2024.csv"


def health(name: str, group: str, label: str, count: str, percent: str) -> list[Figure]:
    """The two releases name the same columns otherwise."""
    checks = "Health assessments: Children looked after all ages"
    scores, drugs = "Ages 5 to 16 years with SDQ score", "Substance misuse: Children looked after all ages"
    small = "Development assessments: Children looked after ages 0 to 4 years"
    crime = "Convictions: Children looked after Ages 10 to 17 years"
    crimes = "Convicted or subject to youth cautions, or youth conditional cautions during the year"

    def of(code: str, kind: str, what: str, all_: str) -> Figure:
        return share(code, {group: kind, label: what}, {label: all_}, count, percent)

    helped = [
        {group: drugs, label: what}
        for what in (
            "Received an intervention for their substance misuse problem",
            "Offered intervention but refused it",
        )
    ]
    problem = "Identified as having a substance misuse problem"
    return [
        Figure("sdq-average", [{label: "SDQ average score"}], count),
        of("sdq-completed", scores, "SDQ score was received", "Total ages 5 to 16 years"),
        of("wellbeing-concern", scores, "SDQ score is a cause for concern", "SDQ score was received"),
        of("annual-health-assessments", checks, "Had their annual health assessment", "Total all ages"),
        of("dental-checks", checks, "Had their teeth checked by a dentist", "Total all ages"),
        of("immunisations", checks, "Had their immunisations up to date", "Total all ages"),
        of("development-checks", small, "Development assessments up to date", "Total ages 0 to 4 years"),
        of("offending", crime, crimes, "Total ages 10 to 17 years"),
        of("substance-misuse", drugs, problem, "Total all ages"),
        summed("substance-misuse-help", helped, [{group: drugs, label: problem}], count),
    ]


def looked_after(group: str, count: str, day: str) -> list[Figure]:
    on = f"Children looked after {day} 31 March each year"
    start, cease = (f"Children {word} to be looked after each year" for word in ("starting", "ceasing"))
    found = []
    for code, label in (
        ("children-looked-after", on),
        ("children-starting-care", start),
        ("children-leaving-care", cease),
    ):
        found.append(Figure(code, [{group: label}], count))
        found.append(Figure(f"{code}-rate", [{group: label}], "rate_per_10000", count, "population_estimate"))
    return found


def new_homes(group: str, label: str, count: str) -> list[Figure]:
    where, why = "Location of new placements during the year", "Reason for placement change during the year"
    far = [f"Placed {side} LA boundary more than 20 miles from home" for side in ("inside", "outside")]
    asked = [
        "Carer requests placement ends due to child's behaviour",
        "Carer requests placement end other than due to child's behaviour",
    ]
    return [
        summed(
            "new-homes-beyond-20-miles",
            [{group: where, label: one} for one in far],
            [{group: where, label: "Total new placements"}],
            count,
        ),
        summed(
            "moves-asked-by-carers",
            [{group: why, label: one} for one in asked],
            [{group: why, label: "Total placements changing"}],
            count,
        ),
    ]


def suitable(label: str, age: str, count: str, percent: str) -> list[Figure]:
    good = "Accommodation considered suitable"
    return [
        share(
            f"care-leavers-accommodation-{code}",
            {age: f"{words} years", label: good},
            {label: "Suitability total"},
            count,
            percent,
        )
        for code, words in (("17-18", "17 to 18"), ("19-21", "19 to 21"))
    ]


def in_years(code: str, column: str, label: str, total: str) -> list[Figure]:
    ages = [f"Aged {age}" for age in (22, 23, 24, 25)]
    return [
        summed(
            code,
            [{"age": age, column: label} for age in ages],
            [{"age": age, column: total} for age in ages],
            "number",
        )
    ]


def activity(code: str, age: str, label: str) -> Figure:
    return share(
        code,
        {"care_leaver_age": age, "breakdown": label},
        {"breakdown": "Total"},
        "care_leaver_count",
        "care_leaver_percent",
    )


def left_care() -> list[Figure]:
    group, label = "cla_group", "characteristic"
    why = "Reason episode ceased"
    home = "Returned home to live with parents or other person with parental responsibility which was "
    ways = [f"{home}{planned}part of the care planning process" for planned in ("", "not ")]
    total = {label: "Total"}
    return [
        Figure("children-adopted", [{group: why, label: "Adopted"}], "number"),
        share("adopted-share", {group: why, label: "Adopted"}, total, "number", "percentage"),
        Figure("special-guardianship", [{group: why, label: "Special guardianship orders"}], "number"),
        share(
            "special-guardianship-share",
            {group: why, label: "Special guardianship orders"},
            total,
            "number",
            "percentage",
        ),
        summed(
            "returned-home",
            [{group: why, label: way} for way in ways],
            [{group: why, label: "Total"}],
            "number",
        ),
    ]


EET, TOUCH, STAY = "Total in education, employment or training", "in_touch", "stay_put"
IN_TOUCH = "Local authority in touch with care leaver"
STAYED = "Total living with former foster carers in the current year"
TURNED_18 = (
    "Young people who ceased to be looked after in a foster placement on their 18th birthday and were eligible for "
    "care leavers support"
)
GUARDIANS = [
    f"Special guardianship order made to {carer}, who was/are a relative or friend"
    for carer in ("carer, other than former foster carer", "former foster carer")
]
ABSENCE = {"absence_terms": "six half terms", "phase_type_grouping": "Total"}
IN_CARE = {"social_care_group": "CLA 12 months at 31 March"}
ON_PLANS = {"social_care_group": "CPPO at 31 March"}
AWAY = "Children who were away from placement without authorisation during the year"
MISSING = "Children who had a missing incident during the year"

FILES: dict[str, list[Figure]] = {
    f"{NEW}absence_la.csv": [
        Figure(
            "school-attendance",
            [{**ABSENCE, **IN_CARE}],
            "pt_overall",
            ["t_sess_possible", "-t_sess_overall"],
            "t_sess_possible",
            take_from=100.0,
        ),
        *(
            Figure(
                code,
                [{**ABSENCE, **group}],
                f"pt_pupils_pa_{share_}_exact",
                f"t_pupils_pa_{share_}_exact",
                "t_pupils",
            )
            for code, group, share_ in (
                ("persistent-absence", IN_CARE, 10),
                ("severe-absence", IN_CARE, 50),
                ("persistent-absence-child-protection", ON_PLANS, 10),
            )
        ),
    ],
    f"{NEW}b1_children_in_need_2013_to_2025.csv": [
        Figure("children-in-need-rate", numerator="At31_episodes", times=10_000, per=POPULATION)
    ],
    f"{NEW}c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv": [
        Figure("referrals", value="referral_count"),
        Figure("referrals-rate", numerator="referral_count", times=10_000, per=POPULATION),
        Figure("re-referrals", [{}], "rereferral_percent", "rereferral_count", "referral_count"),
        Figure(
            "referrals-no-further-action",
            [{}],
            "no_further_action_percent",
            "no_further_action_count",
            "referral_count",
        ),
        Figure("assessed-not-in-need", [{}], "not_in_need_percent", "not_in_need_count", "referral_count"),
    ],
    f"{NEW}c3_factors_identified_at_end_of_assessment_2018_to_2025.csv": [
        Figure(code, [{}], None, column, "Episodes_with_assessment_factor")
        for code, column in (
            ("assessed-domestic-abuse", "Domestic_Abuse_parent"),
            ("assessed-parents-mental-health", "Mental_Health_parent"),
            ("assessed-neglect", "Neglect"),
            ("assessed-emotional-abuse", "Emotional_Abuse"),
            ("assessed-criminal-exploitation", "Child_criminal_exploitation"),
        )
    ],
    f"{NEW}c4_children_in_need_section_47s_and_icpcs_2013_to_2025.csv": [
        Figure("section-47-rate", numerator="Section47", times=10_000, per=POPULATION),
        Figure("initial-conference-rate", numerator="ICPC", times=10_000, per=POPULATION),
        Figure("enquiries-to-conference", [{}], None, "ICPC_child", "Section47_child"),
    ],
    f"{NEW}d3_cpps_subsequent_plan_2013_to_2025.csv": [
        Figure("repeat-child-protection-plans", [{}], "CPP_subsequent_percent", "CPP_subsequent", "CPP_start")
    ],
    f"{OLD}d3_cpps_subsequent_plan_2013_to_2024.csv": [
        Figure("repeat-child-protection-plans", [{}], "CPP_subsequent_percent", "CPP_subsequent", "CPP_start")
    ],
    f"{NEW}d5_cpps_at31march_by_duration_2013_to_2025.csv": [
        Figure("child-protection-plans", value="CPP_At31"),
        Figure("child-protection-rate", numerator="CPP_At31", times=10_000, per=POPULATION),
        Figure(
            "child-protection-plans-2-years", [{}], "2_years_or_more_percent", "2_years_or_more", "CPP_At31"
        ),
    ],
    f"{NEW}cla_number_and_rate_per_10k_children.csv": looked_after("population_type", "children_count", "on"),
    f"{OLD}cla_number_and_rate_per_10k_children.csv": looked_after("population_count", "number", "at"),
    f"{NEW}csww_indicators_2017_to_2025.csv": [
        Figure("caseload-average", [{}], "caseload_fte", "cases", "case_holders_fte"),
        Figure("social-worker-turnover", [{}], "turnover_rate_fte", "leavers_fte", "inpost_fte"),
        Figure(
            "social-worker-agency-rate", [{}], "agency_rate_fte", "agency_fte", ["agency_fte", "inpost_fte"]
        ),
        Figure(
            "social-worker-vacancies", [{}], "vacancy_rate_fte", "vacancy_fte", ["vacancy_fte", "inpost_fte"]
        ),
        Figure("social-workers-employed", value="inpost_fte"),
        Figure("social-worker-sickness", [{}], "absence_rate_fte", "working_days_lost_fte"),
        Figure("vacancies-covered-by-agency", value="vacancy_agency_cover_rate_fte"),
    ],
    f"{NEW}ks2_la.csv": [
        Figure(
            "key-stage-2",
            [IN_CARE],
            "pt_rwm_met_expected_standard",
            "t_rwm_met_expected_standard",
            "t_rwm_eligible_pupils",
        )
    ],
    f"{NEW}ks4_la.csv": [
        Figure("attainment-8", [IN_CARE], "avg_att8", "t_att8", "t_pupils"),
        Figure("english-and-maths-grade-4", [IN_CARE], "pt_l2basics_94", "t_l2basics_94", "t_pupils"),
    ],
    f"{NEW}la_care_leavers_accommodation_suitability.csv": suitable(
        "breakdown", "care_leaver_age", "care_leaver_count", "care_leaver_percent"
    ),
    f"{OLD}la_care_leavers_accommodation_suitability.csv": suitable(
        "accommodation_suitability", "age", "number", "percentage"
    ),
    f"{OLD}la_care_leavers_accommodation_suitability_22to25.csv": in_years(
        "care-leavers-accommodation-22-25",
        "accommodation_suitability",
        "Accommodation considered suitable",
        "Suitability total",
    ),
    f"{NEW}la_care_leavers_activity.csv": [
        activity("care-leavers-eet-17-18", "17 to 18 years", EET),
        activity("care-leavers-eet-19-21", "19 to 21 years", EET),
        activity(
            "care-leavers-higher-education", "19 to 21 years", "Higher education i.e. studies beyond A level"
        ),
        activity("care-leavers-apprenticeships", "19 to 21 years", "In an apprenticeship"),
        activity("care-leavers-not-eet", "19 to 21 years", "Total not in education, employment or training"),
    ],
    f"{OLD}la_care_leavers_activity_22to25.csv": in_years(
        "care-leavers-eet-22-25", "activity", "Education, training or employment", "Total"
    ),
    f"{OLD}la_care_leavers_intouch.csv": [
        share(
            f"care-leavers-in-touch-{code}",
            {"age": f"Aged {words}", TOUCH: IN_TOUCH},
            {TOUCH: "Total"},
            "number",
            "percentage",
        )
        for code, words in (("17-18", "17 to 18"), ("19-21", "19 to 21"))
    ],
    f"{OLD}la_care_leavers_intouch_22to25.csv": in_years(
        "care-leavers-supported-22-25", TOUCH, "Young person has requested and received support", "Total"
    ),
    f"{OLD}la_care_leavers_stayput.csv": [
        share(code, {"age": age, STAY: STAYED}, {STAY: TURNED_18}, "number", "percentage")
        for code, age in (("staying-put", "Aged 18"), ("staying-put-19-20", "Aged 19 to 20"))
    ],
    f"{OLD}la_children_who_ceased_during_the_year.csv": left_care(),
    f"{OLD}la_children_who_ceased_during_the_year_sgo_adoption.csv": [
        summed(
            "special-guardianship-relatives",
            [{"cla_group": "Special guardianship orders", "characteristic": one} for one in GUARDIANS],
            [{"cla_group": "Special guardianship orders", "characteristic": "Total"}],
            "number",
        )
    ],
    f"{OLD}la_children_who_were_missing_or_away_from_placement_without_authorisation.csv": [
        *(
            Figure(
                code,
                [{"CLA_group": who}],
                "number",
                "number",
                "number",
                [{"CLA_group": "Children looked after during the year"}],
                value_rows=[{"CLA_group": f"Percentage of {who[0].lower()}{who[1:]}"}],
            )
            for code, who in (("missing-from-care", MISSING), ("away-without-permission", AWAY))
        ),
        Figure(
            "missing-more-than-once",
            [{"CLA_group": "Children who went missing more than once during the year"}],
            None,
            "number",
            "number",
            [{"CLA_group": MISSING}],
        ),
        Figure(
            "missing-incidents-each",
            [{"CLA_group": "Average number of missing incidents per looked after child who went missing"}],
            "number",
        ),
    ],
    f"{NEW}la_cla_during_year_new_placements.csv": new_homes("characteristic", "breakdown", "children_count"),
    f"{OLD}la_cla_during_year_new_placements.csv": new_homes("cla_group", "characteristic", "number"),
    f"{OLD}la_cla_on_31_march_la_of_placement_netgain.csv": [
        Figure(
            "placed-outside-area",
            [
                {
                    "characteristic": "2. Children who are the responsibility of this LA placed outside the LA "
                    "boundary"
                }
            ],
            numerator="number",
            per=f"{OLD}cla_number_and_rate_per_10k_children.csv",
        ),
        Figure(
            "children-placed-by-others",
            [
                {
                    "characteristic": "1. Children who are the responsibility of other LAs placed within this LA "
                    "boundary"
                }
            ],
            "number",
        ),
    ],
    f"{NEW}la_cla_placement_stability.csv": [
        share(
            code,
            {"cla_group": group, "placement_stability": label},
            {"placement_stability": "Total children"},
            "children_count",
            "children_percent",
        )
        for code, group, label in (
            ("placements-3-or-more", "CLA on 31 March", "With 3 or more placements during the year"),
            (
                "long-term-stability",
                "Children looked after continuously for at least 2.5 years on 31 March aged under 16 years",
                "Living with the same carer for at least 2 years",
            ),
        )
    ],
    f"{NEW}la_cla_school_moves.csv": [
        share(
            "school-moves-mid-year",
            {
                "cla_group": "CLA on 31 March",
                "move_measure": "Mid-year moves",
                "school_stability": "With one or more mid-year moves during the year",
            },
            {"school_stability": "Total children"},
            "number",
            "percentage",
        )
    ],
    f"{NEW}la_cla_swcount.csv": [
        share(
            "social-worker-changes",
            {"cla_group": "CLA on 31 March", "sw_stability": "3 or more social workers during the year"},
            {"sw_stability": "Total children"},
            "number",
            "percentage",
        )
    ],
    f"{NEW}la_conviction_health_outcome_cla.csv": health(
        "", "characteristic", "breakdown", "children_count", "children_percent"
    ),
    f"{OLD}la_conviction_health_outcome_cla.csv": health(
        "", "cla_group", "characteristic", "number", "percentage"
    ),
    f"{NEW}national_cla_adopted_average_time_between_adoption_process_stages.csv": [],
    POPULATION: [Figure("children-0-17", value="population_estimate")],
}
