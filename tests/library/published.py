"""The instruments of others as they are published: their words as digests, their keys item by item."""

from __future__ import annotations

#: SHA-256 of the item texts in their official order, joined by line feeds.
TEXTS = {
    "onet-ip-short": "da996ad0c514b8906f9d01895e0c49c880a3fd2f2d496b9cfc6e55d69aebe613",
    "onet-mini-ip": "85d8100ea95acb2c5d484552c93d6e6f7d1ed3d7c9a573d4db401870406fc006",
    "orvis-92": "8e4e9b048d09761b63857577308ea0d96135f9a19298f46cabad40d1c537887a",
    "ipip-50": "ca5d03e3135afb17efbe6d567ee94f2df367c81c85bd91f748902b8be6d14b09",
    "mini-ipip": "751dbb5783f0e7396bbf3c71da8ceadafaedd3c27c24a7499b87d823961d9d02",
    "career-strengths": "f29574ae1cae5498e437e0cb39cfbb394126a8c6e1606459fcec39b091f942d6",
}

#: Some of them in full, by the number of the item.
SAMPLES = {
    "onet-ip-short": {
        1: "Build kitchen cabinets",
        43: "Teach sign language to people who are deaf or hard of hearing",
    },
    "onet-mini-ip": {1: "Build kitchen cabinets", 30: "Stamp, sort, and distribute mail for an organization"},
    "orvis-92": {1: "Act in a play", 13: "Be a minister, priest, rabbi or other religious teacher"},
    "ipip-50": {1: "Am the life of the party", 50: "Am full of ideas"},
    "mini-ipip": {6: "Don't talk a lot", 20: "Do not have a good imagination"},
    "career-strengths": {1: "Am sure of my ground", 41: "Am always busy with something interesting"},
}

#: SHA-256 of the six area definitions of the O*NET 29.3 Database, R to C, joined by line feeds.
AREAS = "245bb1ca5a86cbf21f532658dd8e5fc445f0ce32773d16620becb5d8b5a631e2"

#: For each scale the numbers of its items; a minus stands before those that are counted the other way round.
KEYS = {
    "onet-ip-short": {
        area: [12 * block + 2 * place + each for block in range(5) for each in (1, 2)]
        for place, area in enumerate("RIASEC")
    },
    "onet-mini-ip": {
        area: [6 * block + place for block in range(5)] for place, area in enumerate("RIASEC", 1)
    },
    "orvis-92": {
        "leadership": [22, 25, 32, 34, 44, 63, 64, 65, 69, 72, 73, 83],
        "organization": [20, 31, 33, 48, 52, 60, 61, 67, 68, 74, 75, 77, 88],
        "altruism": [4, 5, 13, 14, 24, 30, 36, 40, 56, 57, 58, 71, 78],
        "creativity": [1, 18, 28, 29, 41, 42, 46, 70, 76, 81, 84, 85, 91, 92],
        "analysis": [3, 11, 15, 23, 26, 37, 45, 47, 53, 86],
        "production": [6, 8, 35, 39, 43, 49, 55, 79, 82, 90],
        "adventure": [2, 10, 12, 16, 17, 21, 38, 51, 54, 89],
        "erudition": [7, 9, 19, 27, 50, 59, 62, 66, 80, 87],
    },
    "ipip-50": {
        "extraversion": [1, -6, 11, -16, 21, -26, 31, -36, 41, -46],
        "agreeableness": [-2, 7, -12, 17, -22, 27, -32, 37, 42, 47],
        "conscientiousness": [3, -8, 13, -18, 23, -28, 33, -38, 43, 48],
        "emotional_stability": [-4, 9, -14, 19, -24, -29, -34, -39, -44, -49],
        "intellect": [5, -10, 15, -20, 25, -30, 35, 40, 45, 50],
    },
    "mini-ipip": {
        "extraversion": [1, -6, 11, -16],
        "agreeableness": [2, -7, 12, -17],
        "conscientiousness": [3, -8, 13, -18],
        "neuroticism": [4, -9, 14, -19],
        "intellect": [5, -10, -15, -20],
    },
    "career-strengths": {
        "self-efficacy": [1, 2, 3, -4, -5, 6, 7, -8, 9, -10],
        "planfulness": [11, 12, -13, -14, 15, -16, 17, -18, -19, 20],
        "initiative": [-21, 22, 23, 24, 25, -26, -27, 28, -29, 30],
        "resourcefulness": [31, 32, 33, 34, 35, 36, -37, -38, 39, 40],
        "curiosity": [41, 42, 43, -44, 45, -46, 47, -48, 49, 50],
    },
}

#: Published internal consistencies (alpha), scale by scale. Where only a range is known there are none.
ALPHAS = {
    "onet-ip-short": {"R": 0.78, "I": 0.82, "A": 0.78, "S": 0.78, "E": 0.87, "C": 0.83},
    "orvis-92": {
        "leadership": 0.87,
        "organization": 0.9,
        "altruism": 0.86,
        "creativity": 0.88,
        "analysis": 0.88,
        "production": 0.81,
        "adventure": 0.82,
        "erudition": 0.79,
    },
    "ipip-50": {
        "extraversion": 0.87,
        "agreeableness": 0.82,
        "conscientiousness": 0.79,
        "emotional_stability": 0.86,
        "intellect": 0.84,
    },
    "career-strengths": {
        "self-efficacy": 0.78,
        "planfulness": 0.78,
        "initiative": 0.85,
        "resourcefulness": 0.81,
        "curiosity": 0.78,
    },
}

_AGENCY = "U.S. Department of Labor, Employment and Training Administration (USDOL/ETA)"

#: Attribution lines by licence, word for word, and where the words in them lead.
LINES = {
    "CC-BY-ND-4.0": (
        f"This page includes information from the O*NET Career Exploration Tools by the {_AGENCY}. "
        "Used under the CC BY-ND 4.0 license. O*NET® is a trademark of USDOL/ETA.",
        {
            "O*NET Career Exploration Tools": "https://www.onetcenter.org/tools.html",
            _AGENCY: "https://www.dol.gov/agencies/eta",
            "CC BY-ND 4.0": "https://creativecommons.org/licenses/by-nd/4.0/",
        },
    ),
    "CC-BY-4.0": (
        f"This page includes information from the O*NET 29.3 Database by the {_AGENCY}. "
        "Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. "
        "The authors of this software have modified all or some of this information. "
        "USDOL/ETA has not approved, endorsed, or tested these modifications.",
        {
            "O*NET 29.3 Database": "https://www.onetcenter.org/database.html",
            _AGENCY: "https://www.dol.gov/agencies/eta",
            "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
        },
    ),
    "public-domain": (
        "Items from the International Personality Item Pool (IPIP), https://ipip.ori.org/ "
        "(Goldberg et al., 2006).",
        {
            "https://ipip.ori.org/": "https://ipip.ori.org/",
            "Goldberg et al., 2006": "https://doi.org/10.1016/j.jrp.2005.08.007",
        },
    ),
}
