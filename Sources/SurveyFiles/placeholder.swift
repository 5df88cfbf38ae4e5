// SurveyFiles
