// `import HaTangKit` is all that a user of the library needs.

@_exported public import CommuneBoundaries
@_exported public import ContentDigest
@_exported public import CoverageEngine
@_exported public import PlaneGeometry
@_exported public import RegistryRecords
@_exported public import RegistryStore
@_exported public import ReportWriters
@_exported public import Siting
@_exported public import SurveyFiles
@_exported public import SurveyValidation
@_exported public import VN2000
