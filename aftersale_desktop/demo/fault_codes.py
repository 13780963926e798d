"""The sample fault codes: what the bench keeps for each platform of the product list."""

from collections.abc import Iterator

from aftersale_desktop.demo.desk import part_code
from aftersale_desktop.demo.samples import Fault, SampleModel, Samples
from aftersale_desktop.domain.bilingual import Bilingual
from aftersale_desktop.domain.diagnoses import FaultCode


def sample_fault_codes(samples: Samples) -> tuple[FaultCode, ...]:
    """Return a code for every fault that models of a platform can have; their compressors differ by model."""
    platforms: dict[str, list[SampleModel]] = {}
    for model in samples.models:
        platforms.setdefault(model.model.fault_platform, []).append(model)
    return tuple(code for platform, models in platforms.items() for code in _codes(platform, models, samples.faults))


def _codes(platform: str, models: list[SampleModel], faults: tuple[Fault, ...]) -> Iterator[FaultCode]:
    forms = {model.model.form for model in models}
    for fault in faults:
        if forms & set(fault.forms):
            yield FaultCode(
                platform=platform,
                code=fault.bench_code,
                name=fault.title,
                findings=(Bilingual(fault.found, fault.english["found"]),),
                conditions=(fault.condition,),
                causes=(Bilingual(fault.reason, fault.english["reason"]),),
                remedies=(Bilingual(fault.remedy, fault.english["remedy"]),),
                level=fault.level,
                part_codes=tuple(
                    dict.fromkeys(part_code(code, model.compressor) for code in fault.parts for model in models)
                ),
            )
