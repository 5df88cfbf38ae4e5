// SurveyValidation
